/** How an MLflow server is reached, and what both jobs ask of its registry. */
package io.headwater.registry;
