package io.headwater.training.run;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import io.headwater.candidate.FeatureSchema;
import io.headwater.training.learner.LearnerConfiguration;
import io.headwater.training.sample.Sample;
import io.headwater.training.sample.SampleRows;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/** The columns of the samples: what a row is, then the features by name. A request's rows lie together. */
final class SampleColumns extends WriteSupport<SampleColumns.Row> {
    private static final String[] FEATURES = FeatureSchema.NAMES.toArray(String[]::new);
    private static final MessageType SCHEMA = schema();

    private RecordConsumer out;
    private int column;

    /** One candidate of a request. */
    record Row(Sample sample, int number) {}

    private static MessageType schema() {
        Types.MessageTypeBuilder schema = Types.buildMessage();
        for (String name : List.of("slice", "request_id", "user_id", "item_id")) {
            text(schema, name);
        }
        schema.required(INT64)
                .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS))
                .named("requested_at");
        schema.required(INT64).named("history_events");
        schema.required(INT32).named("grade");
        schema.required(FLOAT).named("gain");
        text(schema, "origin");
        schema.required(FLOAT).named("sampling_probability");
        for (String feature : FEATURES) {
            schema.required(FLOAT).named(feature);
        }
        return schema.named("samples");
    }

    private static void text(Types.MessageTypeBuilder schema, String name) {
        schema.required(BINARY).as(LogicalTypeAnnotation.stringType()).named(name);
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(
                SCHEMA, Map.of("headwater.feature_schema", FeatureSchema.FINGERPRINT));
    }

    @Override
    @SuppressWarnings("deprecation") // abstract there, and not called
    public WriteContext init(Configuration hadoop) {
        return init((ParquetConfiguration) null);
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
        out = consumer;
    }

    @Override
    public void write(Row row) {
        Sample sample = row.sample();
        SampleRows rows = sample.rows();
        int number = row.number();
        column = 0;
        out.startMessage();
        text(sample.slice().name().toLowerCase(Locale.ROOT));
        text(sample.requestId());
        text(sample.userId());
        text(rows.itemId(number));
        integer(sample.asOfMillis());
        integer(sample.historyEvents());
        start();
        out.addInteger(rows.grade(number));
        end();
        number(LearnerConfiguration.GAINS.get(rows.grade(number)).floatValue());
        text(rows.origin(number).name().toLowerCase(Locale.ROOT));
        number(rows.probability(number));
        for (int feature = 0; feature < FEATURES.length; feature++) {
            number(rows.feature(number, feature));
        }
        out.endMessage();
    }

    private void text(String value) {
        start();
        out.addBinary(Binary.fromString(value));
        end();
    }

    private void integer(long value) {
        start();
        out.addLong(value);
        end();
    }

    private void number(float value) {
        start();
        out.addFloat(value);
        end();
    }

    private void start() {
        out.startField(SCHEMA.getFieldName(column), column);
    }

    private void end() {
        out.endField(SCHEMA.getFieldName(column), column);
        column++;
    }
}
