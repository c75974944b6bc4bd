// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.copy;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Which classes' instances cannot change, so that user and cache may share them: a fixed list of JDK classes, enums,
 * and records all of whose components are declared with such a type. Nothing is believed: a class that merely says it
 * is immutable is not in it.
 */
final class Immutables {

    private static final Set<Class<?>> KNOWN = Set.of(
            String.class,
            Boolean.class,
            Character.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            UUID.class,
            URI.class,
            Locale.class,
            Currency.class,
            Class.class,
            Duration.class,
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            LocalTime.class,
            MonthDay.class,
            OffsetDateTime.class,
            OffsetTime.class,
            Period.class,
            Year.class,
            YearMonth.class,
            ZoneOffset.class,
            ZonedDateTime.class,
            DayOfWeek.class,
            Month.class);

    private static final ClassValue<Boolean> INSPECTED = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return inspect(type, new HashSet<>());
        }
    };

    private Immutables() {}

    /** Whether no instance of exactly this class can change. */
    static boolean contains(Class<?> type) {
        // Most of what caches hold, and not worth a look.
        return type == String.class || INSPECTED.get(type);
    }

    /** Whether it is one of the JDK's, all of which Java can serialize. */
    static boolean known(Class<?> type) {
        return KNOWN.contains(type);
    }

    private static boolean inspect(Class<?> type, Set<Class<?>> above) {
        if (KNOWN.contains(type) || type.isPrimitive() || isEnum(type)) {
            return true;
        }
        if (!type.isRecord() || !above.add(type)) {
            // A record that contains itself adds nothing that its other components do not decide.
            return type.isRecord();
        }
        for (RecordComponent component : type.getRecordComponents()) {
            // The declared type decides, and it must be final, or a subclass that can change would fit in.
            if (!sealedOff(component.getType()) || !inspect(component.getType(), above)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sealedOff(Class<?> declared) {
        // BigInteger and BigDecimal can be subclassed, so a component declared with them proves nothing.
        return declared != BigInteger.class && declared != BigDecimal.class;
    }

    private static boolean isEnum(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        return type.isEnum() || (parent != null && parent.isEnum());
    }
}
