namespace JourneyStudio.IntegrationTests.Storage;

/// <summary>On which database a test runs.</summary>
public enum Provider
{
    Sqlite,
    PostgreSql,
}
