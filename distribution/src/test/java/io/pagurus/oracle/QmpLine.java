package io.pagurus.oracle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;

/** QMP over the standard input and output of a process. */
final class QmpLine {
    private static final JsonFactory JSON = new JsonFactory();

    private final BufferedReader in;
    private final Writer out;

    QmpLine(Process process) {
        in = process.inputReader();
        out = process.outputWriter();
    }

    void negotiate() throws IOException {
        status("qmp_capabilities");
    }

    /** {@return member {@code status} of what a command returns, or nothing} Events that come meanwhile are dropped. */
    String status(String command) throws IOException {
        out.write("{\"execute\": \"" + command + "\"}\n");
        out.flush();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("{\"return\"")) {
                return member(line, "status");
            }
            if (line.startsWith("{\"error\"")) {
                throw new IOException(command + ": " + line);
            }
        }
        throw new IOException("the monitor was closed during " + command);
    }

    private static String member(String line, String name) throws IOException {
        try (JsonParser parser = JSON.createParser(line)) {
            while (parser.nextToken() != null) {
                // Depth 2: an object of its own, such as "ram", may have a member of the same name.
                boolean outer = parser.getParsingContext().getNestingDepth() == 2;
                if (outer
                        && parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.currentName().equals(name)) {
                    return parser.nextTextValue();
                }
            }
            return "";
        }
    }
}
