/** Log files of public data sets and of shops, read as events. */
package io.headwater.log;
