/** Judges model versions by the outcomes of the lists that they made. */
package io.headwater.comparison;
