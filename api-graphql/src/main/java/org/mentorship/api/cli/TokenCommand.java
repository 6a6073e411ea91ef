package org.mentorship.api.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.security.SigningKey;
import org.mentorship.api.security.TokenIssuer;
import org.mentorship.contract.Limits;
import org.mentorship.contract.envelope.ActorRole;
import org.mentorship.contract.envelope.Subjects;
import org.mentorship.contract.id.ParticipantId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints a signed token of the embedded mode, and nothing else, on standard output. */
@Command(
        name = "token",
        description = "Print a signed token for the embedded mode.",
        footer = {
            "",
            "Send it as \"Authorization: Bearer TOKEN\", or open /graphiql#token=TOKEN.",
            "Whoever can read the data directory can make tokens."
        },
        sortOptions = false)
final class TokenCommand implements Callable<Integer> {

    private static final String ROLES = Arrays.stream(ActorRole.values())
            .filter(role -> role != ActorRole.AUTOMATION)
            .map(ActorRole::name)
            .collect(Collectors.joining(", "));

    @Option(
            names = "--role",
            required = true,
            split = ",",
            paramLabel = "ROLE",
            description = "PARTICIPANT, COORDINATOR, EVALUATOR, AUDITOR or ADMIN; several with commas.")
    private List<String> roles = List.of();

    @Option(
            names = "--subject",
            paramLabel = "ID",
            description = "Who it is for: par_… for a participant; else any name, the first role if not given.")
    private @Nullable String subject;

    @Option(
            names = "--ttl",
            paramLabel = "TIME",
            defaultValue = "12h",
            description = "How long it is valid, such as 30m, 12h or 7d; ${DEFAULT-VALUE} if not given.")
    private String ttl = "12h";

    @Mixin
    private DataDirectory data = new DataDirectory();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var checkedRoles = checkedRoles();
        var checkedSubject = checkedSubject(checkedRoles);
        var validFor = TokenLifetime.parse(ttl);
        var token = token(checkedSubject, checkedRoles, validFor);
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(token);
        out.flush();
        return 0;
    }

    private String token(String forSubject, Set<ActorRole> withRoles, Duration validFor) {
        return new TokenIssuer(SigningKey.in(data.path()), Clock.systemUTC()).issue(forSubject, withRoles, validFor);
    }

    private Set<ActorRole> checkedRoles() {
        var checked = new TreeSet<ActorRole>();
        for (var name : roles) {
            checked.add(Arrays.stream(ActorRole.values())
                    .filter(role -> role != ActorRole.AUTOMATION)
                    .filter(role -> role.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() ->
                            new CliFailure("INVALID_ROLE", "\"" + name + "\" is no role; choose from " + ROLES + ".")));
        }
        return checked;
    }

    private String checkedSubject(Set<ActorRole> forRoles) {
        var isParticipant = forRoles.contains(ActorRole.PARTICIPANT);
        if (subject == null) {
            if (isParticipant) {
                throw new CliFailure(
                        "SUBJECT_REQUIRED", "A PARTICIPANT's token says who it is for: add --subject par_….");
            }
            return forRoles.iterator().next().name().toLowerCase(Locale.ROOT);
        }
        if (isParticipant && !isParticipantId(subject)) {
            throw new CliFailure(
                    "INVALID_SUBJECT",
                    "A PARTICIPANT's --subject is a participant id (par_…), not \"" + subject + "\".");
        }
        if (!Subjects.mayCall(subject)) {
            throw new CliFailure(
                    "INVALID_SUBJECT",
                    "--subject must be 1–" + Limits.SHORT_TEXT + " printable characters, without blanks around them,"
                            + " and not start with automation:.");
        }
        return subject;
    }

    private static boolean isParticipantId(String text) {
        try {
            return new ParticipantId(text).value().equals(text);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
