package io.headwater.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** The server understood and said no: asking again is of no use. */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_ANSWER = 500;

    private final int status;
    private final String code;

    private RefusedException(String message, int status, String code) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** Of what the server answered to a call. */
    public static RefusedException of(String server, String call, int status, String answer) {
        String code = "";
        String message = answer;
        try {
            JsonNode json = new JsonMapper().readTree(answer == null ? "" : answer);
            code = json.path("error_code").asText();
            message = json.path("message").asText(answer);
        } catch (IOException e) {
            // a proxy's page, or nothing: shown as it is
        }
        if (message != null && message.length() > LONGEST_ANSWER) {
            message = message.substring(0, LONGEST_ANSWER) + "…";
        }
        return new RefusedException(
                server + " refused " + call + " (status " + status + "): " + message, status, code);
    }

    /** True if that which was asked for is not there. */
    public boolean isNotFound() {
        return status == 404 || code.equals("RESOURCE_DOES_NOT_EXIST");
    }

    /** MLflow's name of the error, empty if it was not MLflow that answered. */
    public String code() {
        return code;
    }
}
