// SPDX-License-Identifier: Apache-2.0
package io.corral.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What the compiler says of a source, on the class path of the tests, with every warning an error; and the classes, which
 * are in memory only.
 *
 * @param complaints what it says, with the line of the source; empty if all is well
 * @param classes by name, as bytes
 */
record Compiled(List<String> complaints, Map<String, byte[]> classes) {

    private static final List<String> OPTIONS = List.of(
            "-Xlint:all",
            "-Werror",
            "-proc:none",
            "--release",
            "17",
            "-classpath",
            System.getProperty("java.class.path"));

    /** Compiles the source of a class of that name. */
    static Compiled of(String className, String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> complaints = new DiagnosticCollector<>();
        Map<String, ByteArrayOutputStream> written = new HashMap<>();
        try (StandardJavaFileManager disk = compiler.getStandardFileManager(complaints, null, null);
                JavaFileManager memory = new Memory(disk, written)) {
            boolean well = compiler.getTask(
                            null, memory, complaints, OPTIONS, null, List.of(new Source(className, source)))
                    .call();
            List<String> said = new ArrayList<>();
            complaints.getDiagnostics().forEach(complaint -> said.add(told(complaint)));
            if (!well && said.isEmpty()) {
                said.add("it does not compile");
            }
            Map<String, byte[]> classes = new HashMap<>();
            written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return new Compiled(said, classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String told(Diagnostic<? extends JavaFileObject> complaint) {
        return "line " + complaint.getLineNumber() + ": " + complaint.getMessage(null);
    }

    private static URI uri(String className) {
        return URI.create("memory:///" + className.replace('.', '/') + ".java");
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String className, String text) {
            super(uri(className), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<String, ByteArrayOutputStream> written;

        Memory(JavaFileManager disk, Map<String, ByteArrayOutputStream> written) {
            super(disk);
            this.written = written;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(uri(className), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    written.put(className, bytes);
                    return bytes;
                }
            };
        }
    }
}
