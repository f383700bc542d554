import { type HelperCase, SERVICE } from "./helperCase.ts";

/** Services that CTDB starts and stops. */
export const SERVICE_CASES: readonly HelperCase[] = [
  {
    title: "the service has the name of the script, unless an argument says otherwise",
    versions: ["1.11", "2.0"],
    files: { "bin/service": SERVICE },
    script:
      'echo "$service_name $event_name $service_fail_limit"; service_start; service_stop x; service_reconfigure; ctdb_service_managed x; is_ctdb_previously_managed_service; echo $?; is_ctdb_previously_managed_service x; echo $?',
    output: [
      "50.web monitor 1",
      "service 50.web start",
      "service x stop",
      "service 50.web restart",
      "1",
      "0",
    ],
  },
  {
    title: "a service has no name by itself, and arguments mean nothing",
    versions: ["2.2", "4.4"],
    files: { "bin/service": SERVICE },
    script: 'echo "$service_name $event_name"; service_name=web; service_start x; service_reconfigure',
    output: [" monitor", "service web start"],
  },
  {
    title: "services start and stop with what is managed, in monitor",
    versions: ["2.2", "4.6"],
    files: { "bin/service": SERVICE },
    script: `service_name=web; CTDB_SERVICE_AUTOSTARTSTOP=yes; background_with_logging() { "$@"; }
act() { (ctdb_start_stop_service; echo on); }
act; CTDB_MANAGED_SERVICES=web; act; act; CTDB_MANAGED_SERVICES=; act; event_name=startup; CTDB_MANAGED_SERVICES=web; act`,
    output: [
      "on",
      'Starting service "web" - now managed',
      "service web start",
      "on",
      'Stopping service "web" - no longer managed',
      "service web stop",
      "on",
    ],
  },
  {
    title: "only what is not managed can be started by hand",
    versions: ["4.4"],
    event: "service-start",
    files: { "bin/service": SERVICE },
    script:
      "service_name=web; (ctdb_start_stop_service); echo $?; CTDB_MANAGED_SERVICES=web; ctdb_start_stop_service; echo never",
    output: ["service web start", "0", "service-start event not permitted when service is managed"],
    status: 1,
  },
  {
    title: "services start and stop in any event, by commands in variables",
    versions: ["1.0.106", "1.10"],
    event: "startup",
    files: { "bin/service": SERVICE },
    script: `service_name=web; service_stop="echo my stop"; CTDB_MANAGES_HTTPD=no
act() { (ctdb_start_stop_service; echo on); }
act; CTDB_MANAGED_SERVICES=web; act; act; CTDB_MANAGED_SERVICES=; act
ctdb_service_set_reconfigure; ctdb_service_reconfigure; ctdb_service_needs_reconfigure; echo $?`,
    output: [
      "Starting service web",
      "service web start",
      "on",
      "Stopping service web",
      "my stop",
      "service web restart",
      "1",
    ],
  },
];
