/** Speed, measured: harnesses that anyone can run. */
package io.headwater.benchmarks;
