/** What arrives: events, catalogue records, requests; how they are decoded, refused and admitted. */
package io.headwater.event;
