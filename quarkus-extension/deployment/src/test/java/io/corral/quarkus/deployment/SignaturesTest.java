// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.Index;
import org.jboss.jandex.MethodInfo;
import org.junit.jupiter.api.Test;

class SignaturesTest {

    private static final String HERE = SignaturesTest.class.getName() + "$";

    interface Part {}

    record Wheel(Rim rim) implements Part {}

    static class Rim {}

    static class Vehicle {
        String name;
    }

    static class Car extends Vehicle {
        Map<String, List<Part>> parts;
        transient Hidden hidden;
    }

    static class Hidden {}

    static class Garage {
        Car[] cars(long number) {
            return new Car[0];
        }
    }

    @Test
    void aTypeBringsItsFieldsItsArgumentsItsSuperclassAndWhatImplementsIt() throws IOException {
        Index index = Index.of(
                Part.class, Wheel.class, Rim.class, Vehicle.class, Car.class, Hidden.class, Garage.class, Object.class);
        ClassInfo garage = index.getClassByName(Garage.class);
        MethodInfo cars = garage.firstMethod("cars");

        assertThat(new Signatures(index).classes(AnnotatedMethods.types(cars)))
                .containsExactlyInAnyOrder(HERE + "Car", HERE + "Vehicle", HERE + "Part", HERE + "Wheel", HERE + "Rim");
    }
}
