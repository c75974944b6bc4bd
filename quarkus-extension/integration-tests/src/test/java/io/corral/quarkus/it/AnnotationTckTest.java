// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.jsr107.tck.annotation.InterceptionCacheNameOnEachMethodTest;
import org.jsr107.tck.annotation.InterceptionUsingCacheConfigTest;
import org.jsr107.tck.annotation.InterceptionUsingDefaultCacheNameTest;
import org.junit.jupiter.api.Test;
import org.junit.runner.JUnitCore;
import org.junit.runner.Result;

/** The part of JSR-107's TCK that needs a container: its tests of the annotations. */
@QuarkusTest
class AnnotationTckTest {

    @Test
    void theTcksTestsOfTheAnnotationsPass() {
        Result result = JUnitCore.runClasses(
                InterceptionUsingDefaultCacheNameTest.class,
                InterceptionUsingCacheConfigTest.class,
                InterceptionCacheNameOnEachMethodTest.class);
        assertThat(result.getFailures()).isEmpty();
        assertThat(result.getIgnoreCount()).isZero();
        assertThat(result.getRunCount()).isEqualTo(12);
    }
}
