package org.mentorship.command.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.mentorship.contract.RejectionCode;

/**
 * Rules on days and instants. Each answers null where it has no objection. The service counts days in UTC, while people name
 * their own, from UTC−12 to UTC+14; so the days before and after today in UTC are somebody's today too, and are taken for it.
 */
public final class Dates {

    /** Nobody plans or remembers further than this; it also keeps every date within what stores and clients can hold. */
    private static final int YEARS = 100;

    /** By how much somebody's today may differ from today in UTC. */
    private static final int DAYS_APART = 1;

    private Dates() {}

    /** A day that must lie ahead; today does, wherever it is today. */
    public static @Nullable Refusal notPast(@Nullable LocalDate day, DecisionContext context, String... field) {
        return day != null && day.isBefore(context.today().minusDays(DAYS_APART))
                ? past(day.toString(), field)
                : withinReach(day, context, field);
    }

    /** A day that must lie behind; today does, wherever it is today. */
    public static @Nullable Refusal notFuture(@Nullable LocalDate day, DecisionContext context, String... field) {
        return day != null && day.isAfter(context.today().plusDays(DAYS_APART))
                ? Refusal.of(
                        RejectionCode.DATE_IN_FUTURE,
                        "%s is in the future; today is %s in UTC.".formatted(day, context.today()),
                        field)
                : withinReach(day, context, field);
    }

    /** An instant that must lie ahead. */
    public static @Nullable Refusal ahead(Instant instant, DecisionContext context, String... field) {
        if (!instant.isAfter(context.now())) {
            return past(instant.toString(), field);
        }
        var end = context.today().plusYears(YEARS).atStartOfDay(ZoneOffset.UTC).toInstant();
        return instant.isAfter(end) ? outOfReach(instant.toString(), field) : null;
    }

    private static @Nullable Refusal withinReach(@Nullable LocalDate day, DecisionContext context, String... field) {
        return day != null
                        && (day.isBefore(context.today().minusYears(YEARS))
                                || day.isAfter(context.today().plusYears(YEARS)))
                ? outOfReach(day.toString(), field)
                : null;
    }

    private static Refusal past(String date, String... field) {
        return Refusal.of(RejectionCode.DATE_IN_PAST, "%s is past; name a date ahead.".formatted(date), field);
    }

    private static Refusal outOfReach(String date, String... field) {
        return Refusal.of(RejectionCode.INVALID_VALUE, "%s is more than %d years away.".formatted(date, YEARS), field);
    }
}
