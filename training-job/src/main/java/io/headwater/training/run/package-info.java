/** One training run: samples to files, files to a model, the model judged, packed and registered. */
package io.headwater.training.run;
