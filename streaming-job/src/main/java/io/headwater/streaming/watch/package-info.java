/** Follows the models that the stream ranks with: where they come from, how they are checked, how they reach the ranking room. */
package io.headwater.streaming.watch;
