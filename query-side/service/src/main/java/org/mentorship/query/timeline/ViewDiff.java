package org.mentorship.query.timeline;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.privacy.Protected;
import org.mentorship.contract.privacy.Revealer;
import org.mentorship.query.contract.timeline.FieldChange;

/** Compares two views of one stream, component by component. */
final class ViewDiff {

    /** Fields that every event changes, which says nothing. */
    private static final Set<String> BOOKKEEPING = Set.of("id", "version", "updatedAt", "keptBack");

    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    private ViewDiff() {}

    static List<FieldChange> of(@Nullable Object before, @Nullable Object after) {
        var changes = new ArrayList<FieldChange>();
        records("", before, after, changes);
        return changes;
    }

    private static void records(
            String prefix, @Nullable Object before, @Nullable Object after, List<FieldChange> changes) {
        var either = after != null ? after : before;
        if (either == null) {
            return;
        }
        for (var component : COMPONENTS.get(either.getClass())) {
            var was = value(component, before);
            var is = value(component, after);
            var field = prefix + component.getName();
            if (Objects.equals(was, is) || BOOKKEEPING.contains(field)) {
                continue;
            }
            if (component.isAnnotationPresent(Protected.class)) {
                changes.add(new FieldChange(field, hidden(was), hidden(is), ownerOfEither(was, is)));
            } else {
                values(field, was, is, changes);
            }
        }
    }

    private static void values(
            String field, @Nullable Object before, @Nullable Object after, List<FieldChange> changes) {
        if (before instanceof Record || after instanceof Record) {
            records(field + ".", before, after, changes);
        } else if (isRecords(before) || isRecords(after)) {
            keyed(field, byKey(before), byKey(after), changes);
        } else {
            var was = text(before);
            var is = text(after);
            if (!Objects.equals(was, is)) {
                changes.add(FieldChange.plain(field, was, is));
            }
        }
    }

    private static void keyed(
            String field, Map<String, Object> before, Map<String, Object> after, List<FieldChange> changes) {
        var keys = new LinkedHashMap<>(before);
        keys.putAll(after);
        for (var key : keys.keySet()) {
            records(field + "[" + key + "].", before.get(key), after.get(key), changes);
        }
    }

    /** The records of a list by their id, or by their place where they have none. */
    private static Map<String, Object> byKey(@Nullable Object list) {
        var items = new LinkedHashMap<String, Object>();
        if (list instanceof List<?> records) {
            for (var item : records) {
                var key = id(item);
                items.put(key == null || items.containsKey(key) ? Integer.toString(items.size()) : key, item);
            }
        }
        return items;
    }

    private static @Nullable String id(Object record) {
        var first = COMPONENTS.get(record.getClass())[0];
        return first.getName().endsWith("Id") && value(first, record) instanceof String id ? id : null;
    }

    private static boolean isRecords(@Nullable Object value) {
        return value instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof Record;
    }

    private static @Nullable String hidden(@Nullable Object text) {
        return text == null || text instanceof List<?> list && list.isEmpty() ? null : FieldChange.CONFIDENTIAL;
    }

    /** All texts of a stream are under one key. */
    private static @Nullable String ownerOfEither(@Nullable Object was, @Nullable Object is) {
        var owner = owner(is);
        return owner == null ? owner(was) : owner;
    }

    private static @Nullable String owner(@Nullable Object text) {
        return switch (text) {
            case String stored -> Revealer.subjectOf(stored).orElse(null);
            case List<?> list when !list.isEmpty() -> owner(list.getFirst());
            case null, default -> null;
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value == null || value instanceof List<?> list && list.isEmpty()) {
            return null;
        }
        return value instanceof List<?> list
                ? String.join(", ", list.stream().map(String::valueOf).toList())
                : value.toString();
    }

    private static @Nullable Object value(RecordComponent component, @Nullable Object record) {
        if (record == null) {
            return null;
        }
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A view's component cannot be read: " + component, e);
        }
    }
}
