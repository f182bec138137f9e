/** What is known of one user: the 50 features, the last positive events, the user's own items. Plain Java. */
package io.headwater.profile;
