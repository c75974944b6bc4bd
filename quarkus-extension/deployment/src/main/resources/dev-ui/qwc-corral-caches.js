// SPDX-License-Identifier: Apache-2.0
import { LitElement, html, css } from 'lit';
import { columnBodyRenderer } from '@vaadin/grid/lit.js';
import { JsonRpc } from 'jsonrpc';
import '@vaadin/button';
import '@vaadin/grid';

/** Asks once a second; what it shows is of this node. */
const EVERY_MILLISECONDS = 1000;

export class QwcCorralCaches extends LitElement {

    jsonRpc = new JsonRpc(this);

    static styles = css`
        :host { display: flex; flex-direction: column; gap: 0.5em; padding: 0 1em; height: 100%; }
        vaadin-button { margin: 0 0.2em; }
        p { margin: 0; }
    `;

    static properties = {
        _rows: { state: true },
        _said: { state: true }
    };

    constructor() {
        super();
        this._rows = [];
        this._said = '';
    }

    connectedCallback() {
        super.connectedCallback();
        this._ask();
        this._timer = setInterval(() => this._ask(), EVERY_MILLISECONDS);
    }

    disconnectedCallback() {
        clearInterval(this._timer);
        super.disconnectedCallback();
    }

    render() {
        return html`
            <vaadin-grid .items="${this._rows}" theme="wrap-cell-content row-stripes" all-rows-visible>
                <vaadin-grid-column path="name" header="Cache" auto-width></vaadin-grid-column>
                <vaadin-grid-column path="entries" header="Entries" text-align="end"></vaadin-grid-column>
                <vaadin-grid-column path="hitRatio" header="Hits" text-align="end"></vaadin-grid-column>
                <vaadin-grid-column path="loading" header="Leases held here" text-align="end"></vaadin-grid-column>
                <vaadin-grid-column path="loads" header="Loads" text-align="end"></vaadin-grid-column>
                <vaadin-grid-column path="loadsAvoided" header="Loads avoided" text-align="end"></vaadin-grid-column>
                <vaadin-grid-column path="staleServed" header="Stale served" text-align="end"></vaadin-grid-column>
                <vaadin-grid-column path="lastFailure" header="Last failure" auto-width></vaadin-grid-column>
                <vaadin-grid-column auto-width ${columnBodyRenderer(row => this._buttons(row), [])}></vaadin-grid-column>
            </vaadin-grid>
            <p id="said">${this._said}</p>
        `;
    }

    _buttons(row) {
        return html`
            <vaadin-button id="refresh-${row.name}" theme="small" @click="${() => this._do('refresh', row)}">Refresh</vaadin-button>
            <vaadin-button id="stale-${row.name}" theme="small" @click="${() => this._do('markStale', row)}">Mark stale</vaadin-button>
            <vaadin-button id="clear-${row.name}" theme="small error" @click="${() => this._do('clear', row)}">Clear</vaadin-button>
        `;
    }

    _ask() {
        this.jsonRpc.caches().then(answer => { this._rows = answer.result; });
    }

    _do(what, row) {
        this.jsonRpc[what]({ name: row.name }).then(answer => {
            this._said = answer.result;
            this._ask();
        });
    }
}

customElements.define('qwc-corral-caches', QwcCorralCaches);
