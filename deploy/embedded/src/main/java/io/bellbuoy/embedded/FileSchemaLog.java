package io.bellbuoy.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file with one change per line, in JSON, that only ever grows. A change counts once its line break is on the disk: what
 * follows the last line break was cut short by a crash, nobody was told of it, and it is dropped.
 */
final class FileSchemaLog implements SchemaLog {

    private static final Logger log = LoggerFactory.getLogger(FileSchemaLog.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FileChannel channel;
    private final List<RegistryChange> earlier;
    private long end;

    private FileSchemaLog(FileChannel channel, List<RegistryChange> earlier, long end) {
        this.channel = channel;
        this.earlier = earlier;
        this.end = end;
    }

    /** Opens the log for this process alone, and makes the file if there is none. */
    static FileSchemaLog open(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(channel, file);
            byte[] content = Files.readAllBytes(file);
            int end = endOfLastLine(content);
            dropTornLine(channel, file, content.length, end);
            return new FileSchemaLog(channel, parse(file, new String(content, 0, end, UTF_8)), end);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException heldByThisJvm) {
            // Said below, as for any other holder.
        }
        throw new IOException("Schema log " + file + " is in use by another registry");
    }

    private static int endOfLastLine(byte[] content) {
        int end = content.length;
        while (end > 0 && content[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static void dropTornLine(FileChannel channel, Path file, int length, int end) throws IOException {
        if (end == length) {
            return;
        }
        log.atWarn()
                .addKeyValue("file", file)
                .addKeyValue("bytes", length - end)
                .log("The schema log ends in the middle of a line, as after a crash; that line is dropped");
        channel.truncate(end);
    }

    private static List<RegistryChange> parse(Path file, String content) throws IOException {
        var changes = new ArrayList<RegistryChange>();
        for (var line : content.lines().toList()) {
            try {
                changes.add(JSON.readValue(line, RegistryChange.class));
            } catch (JsonProcessingException e) {
                throw new IOException("Schema log " + file + " is damaged in line " + (changes.size() + 1), e);
            }
        }
        return List.copyOf(changes);
    }

    @Override
    public List<RegistryChange> earlier() {
        return earlier;
    }

    @Override
    public void append(RegistryChange change) throws IOException {
        var line = JSON.writerFor(RegistryChange.class).writeValueAsString(change) + "\n";
        var bytes = ByteBuffer.wrap(line.getBytes(UTF_8));
        try {
            long position = end;
            while (bytes.hasRemaining()) {
                position += channel.write(bytes, position);
            }
            channel.force(true);
            end = position;
        } catch (IOException e) {
            // A full disk may have taken half of the line, which must not become the start of the next one.
            channel.truncate(end);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
