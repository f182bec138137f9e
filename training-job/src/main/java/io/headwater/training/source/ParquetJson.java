package io.headwater.training.source;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** A row of Parquet as JSON: times in epoch milliseconds, null and NaN left out, lists as well. */
final class ParquetJson {

    private ParquetJson() {}

    static ObjectNode of(Group row) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (int field = 0; field < row.getType().getFieldCount(); field++) {
            Type type = row.getType().getType(field);
            if (row.getFieldRepetitionCount(field) == 0
                    || type.isRepetition(Type.Repetition.REPEATED)) {
                continue;
            }
            if (type.isPrimitive()) {
                put(json, row, field, type.asPrimitiveType());
            } else if (type.getLogicalTypeAnnotation() == null) {
                json.set(type.getName(), of(row.getGroup(field, 0)));
            }
        }
        return json;
    }

    private static void put(ObjectNode json, Group row, int field, PrimitiveType type) {
        String name = type.getName();
        if (type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal) {
            json.put(name, new BigDecimal(unscaled(row, field, type), decimal.getScale()));
            return;
        }
        switch (type.getPrimitiveTypeName()) {
            case BINARY -> json.put(name, row.getString(field, 0));
            case INT32 -> json.put(name, row.getInteger(field, 0));
            case INT64 -> json.put(name, millisOf(row.getLong(field, 0), type));
            case BOOLEAN -> json.put(name, row.getBoolean(field, 0));
            case FLOAT -> putNumber(json, name, row.getFloat(field, 0));
            case DOUBLE -> putNumber(json, name, row.getDouble(field, 0));
            case INT96, FIXED_LEN_BYTE_ARRAY -> {
                // neither is written any longer for what an event holds
            }
        }
    }

    private static void putNumber(ObjectNode json, String name, double value) {
        if (!Double.isNaN(value)) {
            json.put(name, value);
        }
    }

    /** A time in milliseconds, any other value as it is. */
    private static long millisOf(long value, PrimitiveType type) {
        if (type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation time) {
            return switch (time.getUnit()) {
                case MILLIS -> value;
                case MICROS -> TimeUnit.MICROSECONDS.toMillis(value);
                case NANOS -> TimeUnit.NANOSECONDS.toMillis(value);
            };
        }
        return value;
    }

    private static BigInteger unscaled(Group row, int field, PrimitiveType type) {
        return switch (type.getPrimitiveTypeName()) {
            case INT32 -> BigInteger.valueOf(row.getInteger(field, 0));
            case INT64 -> BigInteger.valueOf(row.getLong(field, 0));
            default -> new BigInteger(row.getBinary(field, 0).getBytes());
        };
    }
}
