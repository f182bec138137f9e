/** Makes a training run readable: plots, tables and one page of HTML that says what the model is worth. */
package io.headwater.training.report;
