package org.mentorship.command.mentorship;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.mentorship.command.Cohort;
import org.mentorship.contract.id.MentorshipId;
import org.mentorship.contract.id.ParticipantId;
import org.mentorship.contract.id.ProgramId;
import org.mentorship.contract.mentorship.GoalEvent.GoalSet;
import org.mentorship.contract.mentorship.MentorshipEvent;

/** Values for commands: mostly sensible, so that walks get somewhere, sometimes at the edge of what a type can hold. */
final class RandomValues {

    private static final List<String> TEXTS = List.of(
            "", Texts.BLANK, "https://example.org", Texts.TOO_LONG_FOR_SHORT, Texts.TOO_LONG, "\u0000\uD83C\uDF31");
    private static final List<ParticipantId> PEOPLE = List.of(Story.ANN, Story.BOB, Story.CEM, Story.EVE);
    private static final int ODD = 8;
    private static final int RECENT = 4;

    private final Random random;
    private final List<String> ids = new ArrayList<>();

    RandomValues(Random random) {
        this.random = random;
    }

    /** Remembers the ids of things made, for later commands to name. */
    void learn(MentorshipEvent event) {
        var id = CreatedIds.of(event);
        if (id != null) {
            ids.add(id);
        }
        if (event instanceof GoalSet set) {
            set.goal().milestones().forEach(milestone -> ids.add(milestone.milestoneId()));
        }
    }

    Object of(Class<?> record, Instant now) {
        try {
            var components = record.getRecordComponents();
            var values = new Object[components.length];
            for (var i = 0; i < components.length; i++) {
                values[i] = value(components[i], now);
            }
            var constructor = record.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record.getName(), e);
        }
    }

    private @Nullable Object value(RecordComponent component, Instant now) {
        return isNullable(component.getAnnotatedType()) && random.nextBoolean()
                ? null
                : value(component.getName(), component.getGenericType(), now);
    }

    private static boolean isNullable(AnnotatedType type) {
        return !(type instanceof AnnotatedParameterizedType) && type.isAnnotationPresent(Nullable.class);
    }

    private Object value(String name, Type type, Instant now) {
        if (type instanceof ParameterizedType list) {
            return list(name, list.getActualTypeArguments()[0], now);
        }
        var kind = (Class<?>) type;
        if (kind == String.class) {
            return text(name);
        }
        if (kind == int.class || kind == Integer.class) {
            return number(name);
        }
        if (kind == boolean.class) {
            return random.nextBoolean();
        }
        if (kind == Instant.class) {
            return instant(now);
        }
        if (kind == LocalDate.class) {
            return odd() ? pick(List.of(LocalDate.MIN, LocalDate.MAX)) : day(now);
        }
        if (kind == ParticipantId.class) {
            return pick(PEOPLE);
        }
        if (kind == MentorshipId.class) {
            return Story.ID;
        }
        if (kind == ProgramId.class) {
            return Cohort.PROGRAM;
        }
        return kind.isEnum() ? pick(List.of(kind.getEnumConstants())) : of(kind, now);
    }

    private List<Object> list(String name, Type element, Instant now) {
        var size = name.equals("levels") && !odd() ? 5 : name.equals("answers") && !odd() ? 2 : random.nextInt(3);
        var list = new ArrayList<>();
        for (var i = 0; i < size; i++) {
            list.add(value(name, element, now));
        }
        return list;
    }

    private String text(String name) {
        if (name.equals("instrument")) {
            return odd() ? "unknown" : "satisfaction";
        }
        if (name.endsWith("Id") || name.endsWith("Ids")) {
            return odd() ? "" : known(name);
        }
        if (name.equals("url")) {
            return "https://example.org";
        }
        return odd() ? pick(TEXTS) : "text";
    }

    /** Mostly the id of a thing of the kind that the name asks for; the latest ones are the likeliest to be open. */
    private String known(String name) {
        var fitting = ids.stream().filter(id -> id.startsWith(prefix(name))).toList();
        var recent = fitting.subList(Math.max(0, fitting.size() - RECENT), fitting.size());
        return recent.isEmpty() ? "unknown" : pick(recent);
    }

    private static String prefix(String name) {
        return switch (name) {
            case "goalId", "goalIds" -> "gol_";
            case "milestoneId" -> "mil_";
            case "meetingId" -> "mtg_";
            case "actionItemId" -> "act_";
            case "resourceId" -> "res_";
            case "introductionId" -> "int_";
            case "feedbackId" -> "fbk_";
            case "concernId" -> "con_";
            default -> "";
        };
    }

    private int number(String name) {
        if (odd()) {
            return pick(List.of(Integer.MIN_VALUE, -3, 0, Integer.MAX_VALUE));
        }
        return switch (name) {
            case "minutes" -> 1 + random.nextInt(60);
            case "months" -> pick(List.of(3, 6, 12));
            case "level" -> random.nextInt(5) - 2;
            default -> 1 + random.nextInt(3);
        };
    }

    private Instant instant(Instant now) {
        return odd()
                ? pick(List.of(Instant.MIN, Instant.MAX, Instant.EPOCH))
                : now.plus(Duration.ofMinutes(random.nextInt(8_000) - 4_000));
    }

    private LocalDate day(Instant now) {
        return now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(random.nextInt(20) - 3);
    }

    private boolean odd() {
        return random.nextInt(ODD) == 0;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
