package io.bellbuoy.dialect.standard;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bellbuoy.dialect.Content;
import io.bellbuoy.dialect.EventData;
import io.bellbuoy.dialect.Format;
import io.bellbuoy.events.Notification;
import io.bellbuoy.events.RegistryEvent;
import io.bellbuoy.events.Subscription;
import io.bellbuoy.json.AvroJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * The payload that the Standard Webhooks specification recommends: {@code type}, {@code timestamp} and {@code data}. The
 * event's own fields are in {@code data}, without those that say how it arrived.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">the
 *     specification</a>
 */
public final class StandardFormat implements Format {

    private static final int USUAL_CHARS = 1_024;

    @Override
    public String name() {
        return "standard";
    }

    @Override
    public Content render(Notification notification, Subscription subscription) {
        RegistryEvent event = notification.getEvent();
        StringWriter text = new StringWriter(USUAL_CHARS);
        try (JsonGenerator json = AvroJson.mapper().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("type", event.getType());
            json.writeStringField("timestamp", event.getTime().toString());
            json.writeFieldName("data");
            EventData.write(event, json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written", e);
        }
        return Content.json(text.toString());
    }
}
