/** The job that learns: replays the event log through the shared rooms, trains a ranker and registers it. Not there yet. */
package io.headwater.training;
