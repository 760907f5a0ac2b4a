/// <reference types="@maxim_mazurok/gapi.client.sheets-v4" />
