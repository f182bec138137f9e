package io.headwater.configuration;

import java.util.List;

/** Everything that is wrong with a configuration, at once. */
public final class ConfigurationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    ConfigurationException(List<String> errors) {
        super("the configuration is not valid:\n  - " + String.join("\n  - ", errors));
    }
}
