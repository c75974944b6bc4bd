// SPDX-License-Identifier: Apache-2.0
package io.corral.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Which package may know which. */
@AnalyzeClasses(packages = "io.corral", importOptions = ImportOption.DoNotIncludeTests.class)
class DirectionTest {

    /** Every package is a slice of its own, the front door too. */
    private static final SliceAssignment PACKAGES = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith("io.corral")
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    };

    @ArchTest
    static final ArchRule packagesFormNoCircleAndNoTwoKnowEachOther =
            slices().assignedFrom(PACKAGES).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheCellarAndTheBuildersSeeInfinispan = noClasses()
            .that()
            .resideOutsideOfPackages("io.corral.internal.infinispan..", "io.corral.internal.boot..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.infinispan..", "org.jgroups..");

    @ArchTest
    static final ArchRule theInnerRoomsDoNotKnowJsr107 = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.corral.internal.time..",
                    "io.corral.internal.entry..",
                    "io.corral.internal.flight..",
                    "io.corral.internal.freshness..",
                    "io.corral.internal.change..",
                    "io.corral.internal.store..",
                    "io.corral.internal.lease..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javax.cache..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule flightsKnowJavaAlone = classes()
            .that()
            .resideInAPackage("io.corral.internal.flight..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "io.corral.internal.flight..");

    @ArchTest
    static final ArchRule changesKnowEntriesAlone = classes()
            .that()
            .resideInAPackage("io.corral.internal.change..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "org.jspecify..", "io.corral.internal.change..", "io.corral.internal.entry..");

    @ArchTest
    static final ArchRule theFrontDoorKnowsOfTheHouseOnlyTheDoor = noClasses()
            .that()
            .resideInAPackage("io.corral")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("io.corral.internal..").and(not(resideInAPackage("io.corral.internal.door"))));

    @ArchTest
    static final ArchRule onlyTheClockReadsTheClock = noClasses()
            .that()
            .resideOutsideOfPackage("io.corral.internal.time")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");
}
