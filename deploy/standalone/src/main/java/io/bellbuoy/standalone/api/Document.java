package io.bellbuoy.standalone.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A document that a command sends: the content of a file, or of standard input for {@code -}. */
record Document(String text) {

    /** Reads what the command line names. */
    static final class Converter implements ITypeConverter<Document> {

        @Override
        public Document convert(String name) throws IOException {
            if (name.equals("-")) {
                return new Document(new String(System.in.readAllBytes(), UTF_8));
            }
            Path file = Path.of(name);
            if (!Files.isReadable(file)) {
                throw new TypeConversionException("'" + name + "' is no file that can be read");
            }
            return new Document(Files.readString(file));
        }
    }
}
