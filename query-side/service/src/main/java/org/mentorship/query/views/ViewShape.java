package org.mentorship.query.views;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * A fingerprint of the form of all views and of the folds' revision. Stored views of another fingerprint were made by
 * another version of this service and are built anew.
 */
public final class ViewShape {

    private ViewShape() {}

    /** SHA-256 in lower-case hex. */
    public static String fingerprint() {
        var shapes = new TreeMap<String, String>();
        ViewTypes.all().forEach(type -> add(shapes, type.view()));
        try {
            var text = ViewTypes.FOLD_REVISION + shapes.toString();
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static void add(TreeMap<String, String> shapes, Type type) {
        switch (type) {
            case ParameterizedType generic -> {
                for (var argument : generic.getActualTypeArguments()) {
                    add(shapes, argument);
                }
            }
            case Class<?> record
            when record.isRecord() && !shapes.containsKey(record.getName()) -> {
                var shape = new StringBuilder();
                for (var component : record.getRecordComponents()) {
                    shape.append(component.getName())
                            .append(':')
                            .append(component.getGenericType().getTypeName())
                            .append(' ');
                }
                shapes.put(record.getName(), shape.toString());
                for (var component : record.getRecordComponents()) {
                    add(shapes, component.getGenericType());
                }
            }
            default -> {}
        }
    }
}
