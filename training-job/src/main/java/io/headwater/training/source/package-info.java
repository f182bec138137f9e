/** Where the training job reads events and items from. */
package io.headwater.training.source;
