/// Why the endpoint of a container's credentials is not asked.
struct ContainerCredentialsError: Error, Hashable {
  let reason: String
}
