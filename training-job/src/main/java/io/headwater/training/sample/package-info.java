/** From the rooms' answers to the rows that a ranker learns from and is tested on. */
package io.headwater.training.sample;
