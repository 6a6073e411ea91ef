package org.mentorship.api.e2e;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What is wrong in one way or another, in rows. */
abstract class BadInputRows {

    static final String NOBODY = "par_0000000000000000000000000";
    static final String NOTHING = "mnt_0000000000000000000000000";

    final BadInputScene scene;
    final Api api;
    final Cast cast;

    BadInputRows(BadInputScene scene) {
        this.scene = scene;
        this.api = scene.api;
        this.cast = scene.cast;
    }

    abstract List<Row> rows();

    /** An attempt that is to be answered with a code. */
    record Row(String what, String code, Supplier<String> attempt) {}

    static Row row(String what, String code, Supplier<String> attempt) {
        return new Row(what, code, attempt);
    }

    /** A mutation by somebody. */
    Row row(String what, String code, String token, String mutation, Map<String, ?> input) {
        return row(what, code, () -> api.mutate(token, mutation, input).code());
    }

    /** A mutation by the mentor. */
    Row row(String what, String code, String mutation, Map<String, ?> input) {
        return row(what, code, cast.mentorToken(), mutation, input);
    }

    Row document(String what, String code, String document) {
        return row(what, code, () -> api.post(cast.staff(), document, Map.of()).code());
    }
}
