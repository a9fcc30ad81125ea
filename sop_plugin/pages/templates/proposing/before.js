// The editor waits until it is told what the manual has.
window.CMS_MANUAL_INIT = true;
