package org.mentorship.api.demo;

import java.net.URI;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import org.mentorship.contract.id.*;

public final class SampleImport implements Demo.Importer {
    final URI url;
    final int limit;

    public SampleImport(URI url, int limit) {
        this.url = url;
        this.limit = limit;
    }

    @Override
    public void importPeople(ProgramId program, String token, String prefix) {
        var api = new ApiClient(url);
        try (var pool = Executors.newFixedThreadPool(8)) {
            var lines = Files.readAllLines(Path.of("/work/shared/data/tech-programme.csv")).stream()
                    .skip(1)
                    .filter(l -> !l.contains("\""))
                    .toList();
            var step = lines.size() / (double) limit;
            var fs = new ArrayList<Future<?>>();
            for (int i = 0; i < limit; i++) {
                var c = lines.get((int) (i * step)).split(",", -1);
                int n = i;
                fs.add(pool.submit(() -> {
                    var in = api.variables();
                    in.put("name", c[0])
                            .put("email", c[1])
                            .put("timeZone", c[3])
                            .put("industry", c[8])
                            .put("seniority", Integer.parseInt(c[9]))
                            .put("commandId", prefix + ":p" + n);
                    in.putPOJO("languages", List.of(c[4].split(";")));
                    if (!c[5].isEmpty()) in.putPOJO("expertise", List.of(c[5].split(";")));
                    if (!c[7].isEmpty()) in.putPOJO("soughtSkills", List.of(c[7].split(";")));
                    api.mutate(token, "registerParticipant", in, "version");
                    var e = api.variables();
                    e.put("programId", program.value())
                            .put(
                                    "participantId",
                                    Ids.participant(prefix + ":p" + n).value())
                            .put("role", c[2])
                            .put("capacity", Integer.parseInt(c[10]))
                            .put("commandId", prefix + ":e" + n);
                    api.mutate(token, "enroll", e, "version");
                }));
            }
            for (var f : fs) f.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
