package io.bellbuoy.kit.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A Java properties file, in UTF-8. */
record FileSource(Path file) implements SettingSource {

    @Override
    public List<Setting> read(Consumer<ConfigProblem> problems) {
        try {
            String text = Files.readString(file);
            Properties properties = new Properties();
            properties.load(new StringReader(text));
            List<String> lines = text.lines().toList();
            return properties.stringPropertyNames().stream()
                    .sorted()
                    .map(key -> new Setting(key, properties.getProperty(key), "file " + file + lineOf(key, lines)))
                    .toList();
        } catch (IOException | IllegalArgumentException e) {
            problems.accept(new ConfigProblem("--config", "cannot read the file: " + e, file.toString()));
            return List.of();
        }
    }

    /** {@link Properties} forgets lines, so look for the last that begins with the key: it is the one that counts. */
    private static String lineOf(String key, List<String> lines) {
        Pattern start = Pattern.compile("\\s*" + Pattern.quote(key) + "\\s*[=:\\s].*|\\s*" + Pattern.quote(key));
        for (int i = lines.size(); i > 0; i--) {
            if (start.matcher(lines.get(i - 1)).matches()) {
                return " line " + i;
            }
        }
        return "";
    }
}
