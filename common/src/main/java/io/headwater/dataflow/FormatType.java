package io.headwater.dataflow;

import io.headwater.serialization.Format;
import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink that a value is written with one of our formats. */
final class FormatType<T> extends TypeInformation<T> {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final Class<T> type;
    private final Format<T> format;

    FormatType(String name, Class<T> type, Format<T> format) {
        this.name = name;
        this.type = type;
        this.format = format;
    }

    String name() {
        return name;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<T> getTypeClass() {
        return type;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return new FormatSerializer<>(name, format);
    }

    @Override
    public String toString() {
        return "FormatType(" + name + ")";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FormatType<?> that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name);
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof FormatType;
    }
}
