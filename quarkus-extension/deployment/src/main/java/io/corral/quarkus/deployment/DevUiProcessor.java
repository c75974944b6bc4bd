// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment;

import io.corral.quarkus.runtime.devui.CorralDevService;
import io.quarkus.deployment.IsDevelopment;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.devui.spi.JsonRPCProvidersBuildItem;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import io.quarkus.devui.spi.page.Page;

/** Shows the caches in the Dev UI. */
class DevUiProcessor {

    @BuildStep(onlyIf = IsDevelopment.class)
    CardPageBuildItem page() {
        CardPageBuildItem card = new CardPageBuildItem();
        card.addPage(Page.webComponentPageBuilder()
                .title("Caches")
                .icon("font-awesome-solid:box-archive")
                .componentLink("qwc-corral-caches.js"));
        return card;
    }

    @BuildStep(onlyIf = IsDevelopment.class)
    JsonRPCProvidersBuildItem answers() {
        return new JsonRPCProvidersBuildItem(CorralDevService.class);
    }
}
