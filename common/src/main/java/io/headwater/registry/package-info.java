/** How an MLflow server is reached. */
package io.headwater.registry;
