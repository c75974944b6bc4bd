// SPDX-License-Identifier: Apache-2.0
import { LitElement, html, css } from 'lit';
import { columnBodyRenderer } from '@vaadin/grid/lit.js';
import { JsonRpc } from 'jsonrpc';
import '@vaadin/button';
import '@vaadin/grid';

/** Asks once a second; what it shows is of this node. */
const EVERY_MILLISECONDS = 1000;

/** The width of a column of figures; not in em, which is another one in the header. What is left is for names and failures. */
const FIGURE = '6rem';

export class QwcCorralCaches extends LitElement {

    jsonRpc = new JsonRpc(this);

    static styles = css`
        :host { display: flex; flex-direction: column; gap: 0.5em; padding: 0 1em; height: 100%; }
        vaadin-button { margin: 0 0.2em; }
        /* The name of a class has no blank to break a line at. */
        vaadin-grid-cell-content { overflow-wrap: anywhere; }
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
                <vaadin-grid-column path="entries" header="Entries" width="${FIGURE}" flex-grow="0" text-align="end"></vaadin-grid-column>
                <vaadin-grid-column path="hitRatio" header="Hit ratio" width="${FIGURE}" flex-grow="0" text-align="end"></vaadin-grid-column>
                <vaadin-grid-column path="loading" header="Leases held here" width="${FIGURE}" flex-grow="0" text-align="end"></vaadin-grid-column>
                <vaadin-grid-column path="loads" header="Loads" width="${FIGURE}" flex-grow="0" text-align="end"></vaadin-grid-column>
                <vaadin-grid-column path="loadsAvoided" header="Loads avoided" width="${FIGURE}" flex-grow="0" text-align="end"></vaadin-grid-column>
                <vaadin-grid-column path="staleServed" header="Stale served" width="${FIGURE}" flex-grow="0" text-align="end"></vaadin-grid-column>
                <vaadin-grid-column path="lastFailure" header="Last failure" flex-grow="2"></vaadin-grid-column>
                <vaadin-grid-column width="19rem" flex-grow="0" ${columnBodyRenderer(row => this._buttons(row), [])}></vaadin-grid-column>
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
        this.jsonRpc[what]({ name: row.name })
            .then(answer => { this._said = answer.result; })
            .catch(() => { this._said = `${row.name}: it failed, and the log of the application says why.`; })
            .finally(() => this._ask());
    }
}

customElements.define('qwc-corral-caches', QwcCorralCaches);
