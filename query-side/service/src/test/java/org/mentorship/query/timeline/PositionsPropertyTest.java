package org.mentorship.query.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

@Label("Lists of positions")
class PositionsPropertyTest {

    @Property(tries = 200)
    @Label("are packed and unpacked without loss")
    void packed(
            @ForAll @Size(max = 50) @UniqueElements List<@LongRange(min = 0, max = Long.MAX_VALUE / 2) Long> numbers) {
        var sorted = numbers.stream().mapToLong(Long::longValue).sorted().toArray();
        var deltas = new Varints();
        var last = 0L;
        for (var number : sorted) {
            deltas.add(number - last);
            last = number;
        }
        var chunk = new PostingChunk(3, sorted.length, sorted.length == 0 ? 0 : sorted[0], last, deltas.toByteArray());

        assertThat(PostingChunk.fromBytes(chunk.toBytes()).positions()).containsExactly(sorted);
        assertThat(PostingChunk.fromBytes(chunk.toBytes()).number()).isEqualTo(3);
    }

    @Property(tries = 200)
    @Label("meet in what all have, and join in what any has")
    void combined(@ForAll long seed) {
        var random = new Random(seed);
        var lists = new ArrayList<TreeSet<Long>>();
        for (var i = 0; i < 1 + random.nextInt(4); i++) {
            var list = new TreeSet<Long>();
            random.longs(random.nextInt(60), 0, 80).forEach(list::add);
            lists.add(list);
        }
        var common = new TreeSet<>(lists.getFirst());
        lists.forEach(common::retainAll);
        var union = new TreeSet<Long>();
        lists.forEach(union::addAll);

        assertThat(walk(Positions.all(positions(lists)))).containsExactlyElementsOf(common);
        assertThat(walk(Positions.any(positions(lists)))).containsExactlyElementsOf(union);
    }

    private static List<Positions> positions(List<TreeSet<Long>> lists) {
        return lists.stream()
                .<Positions>map(list -> from -> list.ceiling(from) == null ? Positions.END : list.ceiling(from))
                .toList();
    }

    static List<Long> walk(Positions positions) {
        var walked = new ArrayList<Long>();
        for (var next = positions.next(0); next != Positions.END; next = positions.next(next + 1)) {
            walked.add(next);
        }
        return walked;
    }
}
