/** Parquet files without Hadoop: compression, and input from any file system of Flink's. */
package io.headwater.training.parquet;
