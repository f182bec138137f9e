package io.headwater.configuration;

/** One key of the configuration, as the reference shows it. */
public record Setting(String key, String defaultValue, String allowed, String meaning) {}
