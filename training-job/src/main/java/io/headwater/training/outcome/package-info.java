/** What outcomes in the running stream say of model versions: back to MLflow, and into the aliases. */
package io.headwater.training.outcome;
