/** Where runs and models are kept: a folder per run, and MLflow, to which the folder is uploaded. */
package io.headwater.training.registry;
