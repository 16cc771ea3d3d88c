package io.pagurus.launcher;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.encoder.Encoder;
import org.jspecify.annotations.Nullable;

/** A file that is made when there is something to write: most runs have nothing to say. */
final class LogFile extends AppenderBase<ILoggingEvent> {
    private final String path;
    private final Encoder<ILoggingEvent> encoder;
    private @Nullable FileAppender<ILoggingEvent> file;

    LogFile(String path, Encoder<ILoggingEvent> encoder) {
        this.path = path;
        this.encoder = encoder;
    }

    @Override
    protected void append(ILoggingEvent event) {
        FileAppender<ILoggingEvent> opened = file;
        if (opened == null) {
            opened = new FileAppender<>();
            opened.setContext(getContext());
            opened.setEncoder(encoder);
            opened.setFile(path);
            opened.start();
            file = opened;
        }
        opened.doAppend(event);
    }

    @Override
    public void stop() {
        super.stop();
        if (file != null) {
            file.stop();
        }
    }
}
