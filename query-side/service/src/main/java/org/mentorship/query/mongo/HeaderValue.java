package org.mentorship.query.mongo;

import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Plain values of header fields as BSON. */
final class HeaderValue {

    private HeaderValue() {}

    static BsonValue bson(Object value) {
        return switch (value) {
            case String text -> new BsonString(text);
            case Boolean flag -> BsonBoolean.valueOf(flag);
            case Integer number -> new BsonInt32(number);
            case List<?> list ->
                new BsonArray(list.stream().map(HeaderValue::bson).toList());
            default ->
                throw new IllegalArgumentException(
                        "No header value: " + value.getClass().getName());
        };
    }
}
