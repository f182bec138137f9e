package io.headwater.training.source;

import io.headwater.event.Rejection;
import org.apache.flink.streaming.api.datastream.DataStream;

/** What an input holds: the values of the wanted time, and the records that are none. */
public record Decoded<T>(DataStream<T> values, DataStream<Rejection> rejections) {}
