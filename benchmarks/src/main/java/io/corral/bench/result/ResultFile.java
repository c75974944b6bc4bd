// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Results as JSON. */
public final class ResultFile {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ResultFile() {}

    /** Writes results; folders that are missing are made. */
    public static void write(Results results, Path file) throws IOException {
        writeJson(results, file);
    }

    /** Writes a survey; folders that are missing are made. */
    public static void write(Survey survey, Path file) throws IOException {
        writeJson(survey, file);
    }

    private static void writeJson(Object value, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, JSON.writeValueAsString(value) + "\n");
    }

    /** Whether a file has a survey, and not the results of a table. */
    public static boolean isSurvey(Path file) throws IOException {
        return JSON.readTree(file.toFile()).has("claims");
    }

    /** Reads a survey that was written before. */
    public static Survey readSurvey(Path file) throws IOException {
        return JSON.readValue(file.toFile(), Survey.class);
    }

    /** Reads results that were written before. */
    public static Results read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), Results.class);
    }
}
