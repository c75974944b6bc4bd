// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.copy;

import java.io.ObjectInputFilter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which classes bytes from another node may become. Allowed are plain data classes of the JDK, the declared types of
 * the cache's keys and values with the types that their fields are declared with and the subclasses of those, and what
 * the configuration adds. No object of a class outside is ever made.
 */
public final class AllowList implements ObjectInputFilter {

    private static final Set<String> JDK_PACKAGES =
            Set.of("java.lang", "java.math", "java.time", "java.util", "java.net", "java.sql");
    private static final Set<String> JDK_NAMES = Set.of("java.util.concurrent.TimeUnit");
    /** In those packages, but more than data. */
    private static final Set<String> JDK_NEVER = Set.of(
            "java.lang.Thread",
            "java.lang.ClassLoader",
            "java.lang.ProcessBuilder",
            "java.lang.Runtime",
            "java.net.URL",
            "java.sql.DriverManager");

    private final Set<String> declared = new HashSet<>();
    private final List<Pattern> patterns;

    /**
     * Derives the list.
     *
     * @param types the declared types of keys and values
     * @param configured names of classes; a trailing {@code .*} allows a package, {@code .**} the packages below too
     */
    public AllowList(Collection<Class<?>> types, Collection<String> configured) {
        types.forEach(this::declare);
        this.patterns = configured.stream().map(AllowList::pattern).toList();
    }

    private void declare(Class<?> root) {
        Deque<Class<?>> open = new ArrayDeque<>(List.of(element(root)));
        while (!open.isEmpty()) {
            Class<?> type = open.pop();
            if (type.isPrimitive() || type.getName().startsWith("java.") || !declared.add(type.getName())) {
                continue;
            }
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
                    open.push(element(field.getType()));
                }
            }
            if (type.getSuperclass() != null) {
                open.push(type.getSuperclass());
            }
            if (type.isEnum() || type.isSealed()) {
                Class<?>[] permitted = type.getPermittedSubclasses();
                open.addAll(permitted == null ? List.of() : List.of(permitted));
            }
        }
    }

    private static Class<?> element(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element;
    }

    private static Pattern pattern(String text) {
        String prefix = text.replaceAll("\\.\\*{1,2}$", "");
        String quoted = Pattern.quote(prefix);
        if (text.endsWith(".**")) {
            return Pattern.compile(quoted + "\\..+");
        }
        return Pattern.compile(text.endsWith(".*") ? quoted + "\\.[^.]+" : quoted);
    }

    /** Whether a class may be made from bytes. */
    public boolean allows(Class<?> type) {
        Class<?> element = element(type);
        String name = element.getName();
        if (element.isPrimitive() || declared.contains(name)) {
            return true;
        }
        if (JDK_NEVER.contains(name)) {
            return false;
        }
        // Whoever declares a class of his own gets its subclasses too: values of a Shape are circles and squares.
        for (Class<?> parent = element.getSuperclass(); parent != null; parent = parent.getSuperclass()) {
            if (declared.contains(parent.getName())) {
                return true;
            }
        }
        return JDK_PACKAGES.contains(element.getPackageName())
                || JDK_NAMES.contains(name)
                || patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    @Override
    public Status checkInput(FilterInfo info) {
        Class<?> type = info.serialClass();
        if (type == null) {
            return Status.UNDECIDED;
        }
        return allows(type) ? Status.ALLOWED : Status.REJECTED;
    }
}
