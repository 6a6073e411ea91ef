package org.mentorship.query.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mentorship.contract.id.StreamId;

/** Steps from one unmodifiable list to the next. */
public final class Lists {

    private Lists() {}

    public static <T> List<T> append(List<T> list, T item) {
        var next = new ArrayList<T>(list.size() + 1);
        next.addAll(list);
        next.add(item);
        return List.copyOf(next);
    }

    /** The first list, and what only the second one has. */
    public static <T> List<T> union(List<T> list, List<T> more) {
        return Stream.concat(list.stream(), more.stream()).distinct().toList();
    }

    public static <T> List<T> without(List<T> list, Predicate<T> which) {
        return list.stream().filter(which.negate()).toList();
    }

    /** Changes the items that match; what is not there is not changed. */
    public static <T> List<T> update(List<T> list, Predicate<T> which, Function<T, T> change) {
        return list.stream()
                .map(item -> which.test(item) ? change.apply(item) : item)
                .toList();
    }

    public static List<String> values(List<? extends StreamId> ids) {
        return ids.stream().map(StreamId::value).toList();
    }
}
